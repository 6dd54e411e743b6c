import { keepOffline, type AppVersion } from '@telltale/host-web/offline'

/** Put in by the build, which knows every other file by then. */
declare const APP_VERSION: AppVersion

keepOffline(APP_VERSION)
