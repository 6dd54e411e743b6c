import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/shell.css'
import './styles/check.css'
import './styles/report.css'
import './styles/conversation.css'
import './styles/wayout.css'
import './styles/cases.css'
import './styles/post.css'
import './styles/print.css'
import { render } from 'preact'
import { App } from './app.js'

const root = document.getElementById('app')
if (root !== null) {
  root.replaceChildren()
  render(<App />, root)
}
