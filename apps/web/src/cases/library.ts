import { fill, sentenceFor, type CaseLibrary } from '@telltale/cases'
import type { Wording } from '@telltale/model'
import { createContext } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import type { LibraryShown } from '../protocol.js'
import type { Language } from '../state.js'
import { useView } from '../view.js'

/** The library once it is there: it is the same for everybody, so there is nothing of the person's in it. */
let ready: LibraryShown | undefined

/** What every part of the screen needs of the library. */
export interface OpenLibrary {
  readonly library: CaseLibrary
  readonly techniques: LibraryShown['techniques']
  readonly wording: Wording
  readonly language: Language
  /** A sentence of the library, which is not one of the screens. */
  readonly tell: (key: string, places?: Readonly<Record<string, string | number>>) => string
  readonly nameOfLanguage: (code: string) => string
}

/** Hands the library to every part of its screen; undefined outside of it. */
export const LibraryContext = createContext<OpenLibrary | undefined>(undefined)

/**
 * What every part of the screen needs of the library.
 *
 * @throws {Error} Outside the library, where there is nothing to show.
 */
export function useOpenLibrary(): OpenLibrary {
  const open = useContext(LibraryContext)
  if (open === undefined) throw new Error('no library')
  return open
}

/**
 * Has the library brought, once for as long as the page is open.
 *
 * @returns Undefined until it is there, and where it could not be had; then the person was told.
 */
export function useLibrary(): OpenLibrary | undefined {
  const { desk, state } = useView()
  const [shown, setShown] = useState(ready)
  useEffect(() => {
    let isWanted = true
    if (shown === undefined)
      void desk.ask('library', undefined).then((answer) => {
        ready = answer ?? ready
        if (isWanted) setShown(ready)
      })
    return () => {
      isWanted = false
    }
  }, [shown, desk])
  return shown === undefined ? undefined : openIn(shown, state.language)
}

function openIn({ library, techniques }: LibraryShown, language: Language): OpenLibrary {
  const wording = library.wording[language] ?? {}
  const names = new Intl.DisplayNames([language], { type: 'language' })
  return {
    library,
    techniques,
    wording,
    language,
    tell: (key, places) => fill(sentenceFor(wording, key), places ?? {}),
    nameOfLanguage: (code) => names.of(code) ?? code,
  }
}
