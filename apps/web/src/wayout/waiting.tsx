import { useView } from '../view.js'
import { Top } from './top.js'
import { useWay } from './way.js'

/** Stands for a moment, until the help is read in. Whoever is in danger does not have to wait for it. */
export function Waiting() {
  const { say } = useView()
  const [way, setWay] = useWay()
  return (
    <>
      <Top onBack={() => setWay({ ...way, at: 'welcome' })} />
      {way.at === 'danger' ? (
        <div class="card pattern urgent">
          <h1 tabIndex={-1}>{say('wayout.danger.first')}</h1>
          <p class="lead">{say('wayout.danger.first-what')}</p>
        </div>
      ) : (
        <h1 tabIndex={-1}>{say('wayout.wait')}</h1>
      )}
    </>
  )
}
