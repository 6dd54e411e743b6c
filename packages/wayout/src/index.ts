export {
  HELP_KINDS,
  type Contact,
  type CountryHelp,
  type HelpChannel,
  type HelpKind,
  type HelpSource,
  type LawOnComingForward,
  type Texts,
} from './country-help.js'
