export { openSightFromPackages } from './open-sight-from-packages.js'
