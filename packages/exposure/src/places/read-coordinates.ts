import type { Spot } from './near-places.js'

/** Reads a place as people write it: decimal degrees, or degrees with minutes and seconds, also within a link. Undefined where it is neither. */
export function readCoordinates(written: string): Spot | undefined {
  return readDegrees(written) ?? readDecimal(written)
}

function readDecimal(written: string): Spot | undefined {
  const found =
    /(?<south>S ?|南纬 ?|南緯 ?)?(?<latitude>-?\d{1,2}\.\d{3,15}) ?°? ?(?<ns>[NS])?(?:[,;/、& 東东经經西度]|%2C|!4d)+(?<west>W ?|西经 ?|西經 ?)?(?:E ?)?(?<longitude>-?\d{1,3}\.\d{3,15}) ?°? ?(?<ew>[EW])?/iu.exec(
      written,
    )?.groups
  if (!found) return undefined
  const latitude = Number(found['latitude']) * (found['south'] || found['ns']?.toUpperCase() === 'S' ? -1 : 1)
  const longitude = Number(found['longitude']) * (found['west'] || found['ew']?.toUpperCase() === 'W' ? -1 : 1)
  return onEarth({ latitude, longitude })
}

function readDegrees(written: string): Spot | undefined {
  const parts = [
    ...written.matchAll(
      /(?<before>[NSEW北南东東西])?[纬緯经經]? ?(?<degrees>\d{1,3}) ?[°º度] ?(?<minutes>\d{1,2}(?:\.\d{1,6})?) ?['′’分] ?(?:(?<seconds>\d{1,2}(?:\.\d{1,4})?) ?(?:["″”秒]|''))? ?(?<after>[NSEW])?/giu,
    ),
  ]
  const [first, second] = parts.map(({ groups = {} }) => {
    const size = Number(groups['degrees']) + Number(groups['minutes']) / 60 + Number(groups['seconds'] ?? 0) / 3600
    return /[SW南西]/iu.test(groups['before'] ?? groups['after'] ?? '') ? -size : size
  })
  return first === undefined || second === undefined ? undefined : onEarth({ latitude: first, longitude: second })
}

function onEarth(spot: Spot): Spot | undefined {
  return Math.abs(spot.latitude) <= 90 && Math.abs(spot.longitude) <= 180 ? spot : undefined
}
