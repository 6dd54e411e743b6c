import { closeWaysOut } from '@telltale/host-web'

// Imported before everything else, so that it runs before everything else.
closeWaysOut(self)
