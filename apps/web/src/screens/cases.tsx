import { useEffect, useRef } from 'preact/hooks'
import { CaseList } from '../cases/case-list.js'
import { CaseMap } from '../cases/case-map.js'
import { CaseView } from '../cases/case-view.js'
import { useCasePlace, type CasePlace } from '../cases/kept.js'
import { LibraryContext, useLibrary } from '../cases/library.js'
import { TechniqueView } from '../cases/technique-view.js'
import type { ScreenPart } from '../screens.js'
import en from '../texts/cases/en.yaml'
import zh from '../texts/cases/zh.yaml'
import { useView } from '../view.js'

/** The library's screen with its sentences, as it is fetched when it is first looked at. */
export const screen: ScreenPart = { View: Cases, texts: { en, zh } }

/** The published cases: to be searched, looked over as a map, and read one by one. */
function Cases() {
  const { say, desk, state } = useView()
  const open = useLibrary()
  const [place, setPlace] = useCasePlace()
  const outer = useRef<HTMLDivElement>(null)
  const wasThere = useRef(false)
  useEffect(() => {
    // What is opened is read out from its heading, and from its top.
    if (open === undefined) return
    if (wasThere.current || place.is !== 'list') {
      outer.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
      scrollTo({ top: 0 })
    }
    wasThere.current = true
  }, [place, open === undefined])

  const record = place.is === 'case' ? open?.library.records.find(({ id }) => id === place.id) : undefined
  const from: CasePlace = ('from' in place ? place.from : undefined) ?? { is: 'list' }
  const isInside = place.is === 'technique' || record !== undefined
  const back = (words: string, onClick: () => void) => (
    <button type="button" class="link" onClick={onClick}>
      <span aria-hidden="true" class="arrow">
        ←
      </span>{' '}
      {words}
    </button>
  )
  return (
    <div ref={outer} class="cases-screen">
      <p class="back">
        {state.step.is === 'report' ? back(say('cases.back-to-report'), () => desk.goTo('check')) : null}{' '}
        {isInside ? back(say(`cases.back-to.${from.is}`), () => setPlace(from)) : null}
      </p>
      {open === undefined ? (
        <>
          <h1 tabIndex={-1}>{say('cases.title')}</h1>
          <p class="soft" role="status">
            {say('cases.opening')}
          </p>
        </>
      ) : (
        <LibraryContext.Provider value={open}>
          {record !== undefined ? (
            <CaseView key={record.id} record={record} />
          ) : place.is === 'technique' ? (
            <TechniqueView id={place.id} />
          ) : (
            <>
              <h1 tabIndex={-1}>{say('cases.title')}</h1>
              <p class="lead">{say('cases.lead')}</p>
              <p class="note">{say('cases.grades')}</p>
              <div class="modes" role="group" aria-label={say('cases.views')}>
                {(['list', 'map'] as const).map((each) => (
                  <button
                    key={each}
                    type="button"
                    aria-pressed={(place.is === 'map') === (each === 'map')}
                    onClick={() => setPlace({ is: each })}
                  >
                    {say(`cases.view.${each}`)}
                  </button>
                ))}
              </div>
              {place.is === 'map' ? <CaseMap /> : <CaseList />}
            </>
          )}
        </LibraryContext.Provider>
      )}
    </div>
  )
}
