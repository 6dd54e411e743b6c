import { TelltaleError, type Sight } from '@telltale/model'

/** What looks at pictures, loaded when the first picture is looked at: models take longer to load than a text to check. */
export function openLazySight(): Sight {
  let opened: Promise<Sight> | undefined
  const open = async (): Promise<Sight> => await (opened ??= load())
  return {
    words: async (pixels, onProgress) => await (await open()).words(pixels, onProgress),
    codes: async (pixels) => await (await open()).codes(pixels),
    things: async (pixels) => await (await open()).things(pixels),
  }
}

async function load(): Promise<Sight> {
  try {
    const { openSightFromPackages } = await import('@telltale/sight/node')
    return await openSightFromPackages()
  } catch (error) {
    throw new TelltaleError(
      'media/not-seen',
      'What looks at pictures could not be started.',
      'With --no-ocr only what is stored in the file is checked; then look at the picture yourself.',
      { cause: error },
    )
  }
}
