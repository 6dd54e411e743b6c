import type { ComponentChildren } from 'preact'
import { leaveQuickly } from '../leave-quickly.js'
import { sayProblem } from '../say.js'
import { takeUpdate } from '../service.js'
import { SCREENS, type Screen } from '../screens.js'
import type { Theme } from '../state.js'
import { useView } from '../view.js'

const NAMES = Object.keys(SCREENS).filter((name): name is Screen => name in SCREENS)
const NEXT_THEME: Readonly<Record<Theme, Theme>> = { system: 'dark', dark: 'light', light: 'system' }

/** What is around every screen: where one is, language, light, the way out, and what has to be told. */
export function Shell({ children }: { readonly children: ComponentChildren }) {
  const { state, desk, say } = useView()
  return (
    <>
      <a class="skip" href="#main">
        {say('shell.skip')}
      </a>
      <header class="bar">
        <p class="brand">
          <Mark />
          Telltale
        </p>
        <nav class="screens" aria-label={say('shell.navigation')}>
          {NAMES.map((screen) => (
            <button
              key={screen}
              type="button"
              class="tab"
              data-screen={screen}
              aria-current={state.screen === screen ? 'page' : undefined}
              onClick={() => desk.goTo(screen)}
            >
              <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
                <path d={SCREENS[screen].icon} />
              </svg>
              <span>{say(`shell.screen.${screen}`)}</span>
            </button>
          ))}
        </nav>
        <div class="tools">
          <button
            type="button"
            class="tool"
            lang={state.language === 'zh' ? 'en' : 'zh-Hans'}
            onClick={() => void desk.setLanguage(state.language === 'zh' ? 'en' : 'zh')}
          >
            {state.language === 'zh' ? 'English' : '中文'}
          </button>
          <button
            type="button"
            class="tool light"
            title={say(`shell.theme.${state.theme}`)}
            aria-label={say(`shell.theme.${state.theme}`)}
            onClick={() => desk.setTheme(NEXT_THEME[state.theme])}
          >
            <span aria-hidden="true">{state.theme === 'system' ? '◐' : state.theme === 'dark' ? '☾' : '☀'}</span>
          </button>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {state.hasUpdate ? (
          <div class="notice" role="status">
            <p>{say('shell.update')}</p>
            <button type="button" class="plain" onClick={() => void takeUpdate()}>
              {say('shell.update-now')}
            </button>
          </div>
        ) : null}
        <div role="alert">
          {state.problem === undefined ? null : (
            <div class="notice problem">
              <p>{sayProblem(state.language, state.problem)}</p>
              <button type="button" class="plain" onClick={() => desk.dismissProblem()}>
                {say('shell.dismiss')}
              </button>
            </div>
          )}
        </div>
        {children}
      </main>
      <footer class="foot">
        <p>
          <span aria-hidden="true">●</span> {say(state.isOffline ? 'shell.offline' : 'shell.private')}
        </p>
      </footer>
      <button type="button" class="leave" title={say('shell.leave-keys')} onClick={() => leaveQuickly(desk)}>
        {say('shell.leave')}
      </button>
    </>
  )
}

/** The mark of the app: a speech bubble with a line that is marked. */
function Mark() {
  return (
    <svg class="mark-sign" viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
      <path
        d="M5 4h22a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H15l-7 6v-6H5a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3z"
        fill="currentColor"
      />
      <rect x="7" y="9.5" width="18" height="2.6" rx="1.3" class="sign-line" />
      <rect x="7" y="15.5" width="11" height="2.6" rx="1.3" class="sign-mark" />
    </svg>
  )
}
