import { expect, test } from 'vitest'
import { readXmp } from '../src/metadata/read-xmp.js'
import { signOfField, signOfSaid } from '../src/metadata/sign-of-field.js'

test.each([
  ['FNumber', 'other-metadata'],
  ['ISO', 'other-metadata'],
  ['ExposureTime', 'other-metadata'],
  ['CompositeImageExposureTimes', 'other-metadata'],
  ['SelfTimerMode', 'other-metadata'],
  ['DateTimeOriginal', 'taken-at'],
  ['GPSTimeStamp', 'gps'],
  ['SubSecTime', 'taken-at'],
  ['OffsetTime', 'taken-at'],
  ['PersonInImage', 'person-named'],
  ['PersonDisplayName', 'person-named'],
  ['OwnerName', 'author'],
  ['UserName', 'author'],
  ['Artist', 'author'],
  ['ObjectName', 'comment'],
  ['DocumentName', 'comment'],
  ['Name', 'comment'],
  ['UserComment', 'comment'],
])('%s is %s', (name, sign) => expect(signOfField(name)).toBe(sign))

test('names of people and titles are read as words too', () => {
  for (const name of ['PersonInImage', 'ObjectName', 'Name']) expect(signOfSaid(name), name).toBe(true)
})

test('whoever is marked in a picture is somebody in it, and not who made it', () => {
  const packet = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/" mwg-rs:Name="Ines"/>
    <rdf:Description xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/" crs:Name="Soft light"/>
  </rdf:RDF></x:xmpmeta>`
  expect(readXmp(new TextEncoder().encode(packet)).details.map(({ sign, value }) => [sign, value])).toEqual([
    ['person-named', 'Ines'],
    ['comment', 'Soft light'],
  ])
})
