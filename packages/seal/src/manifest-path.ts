/** Where the manifest lies in a container: it is the first file. */
export const MANIFEST_PATH = 'manifest.json'
