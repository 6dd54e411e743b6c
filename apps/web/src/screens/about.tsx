import type { ScreenPart } from '../screens.js'
import en from '../texts/about/en.yaml'
import zh from '../texts/about/zh.yaml'
import { useView } from '../view.js'

const CANNOT = ['intent', 'who', 'known', 'pictures', 'languages', 'advice'] as const
const VERIFY = ['network', 'aeroplane', 'policy', 'source', 'files'] as const
const KEEPS = ['memory', 'saved', 'address', 'leave'] as const

/** The About screen with its sentences, as it is fetched when it is first looked at. */
export const screen: ScreenPart = { View: About, texts: { en, zh } }

/** What the app cannot do, what it keeps, and how to see for oneself that nothing leaves. */
function About() {
  const { say } = useView()
  return (
    <div class="about-screen">
      <h1 tabIndex={-1}>{say('about.title')}</h1>
      <p class="lead">{say('about.lead')}</p>
      <section aria-labelledby="cannot">
        <h2 id="cannot">{say('about.cannot')}</h2>
        <ul>
          {CANNOT.map((each) => (
            <li key={each}>{say(`about.cannot.${each}`)}</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="keeps">
        <h2 id="keeps">{say('about.keeps')}</h2>
        <ul>
          {KEEPS.map((each) => (
            <li key={each}>{say(`about.keeps.${each}`)}</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="verify">
        <h2 id="verify">{say('about.verify')}</h2>
        <ol>
          {VERIFY.map((each) => (
            <li key={each}>
              <strong>{say(`about.verify.${each}.name`)}</strong> {say(`about.verify.${each}.how`)}
            </li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="keys">
        <h2 id="keys">{say('about.keys')}</h2>
        <p>{say('about.keys-what')}</p>
      </section>
      <p class="soft">
        {say('about.licence')} {/* In a page of its own: what is open here would be gone. */}
        <a href="./THIRD-PARTY.txt" target="_blank" rel="noreferrer">
          {say('about.third-party')}
        </a>
      </p>
    </div>
  )
}
