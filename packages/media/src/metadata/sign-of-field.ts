import type { Sign } from '@telltale/model'

/** Which sign a field is, by its name; the first that fits counts. */
const BY_NAME: readonly (readonly [RegExp, Sign])[] = [
  [/^MakerNote/u, 'maker-note'],
  [/Thumbnail|GImg/iu, 'thumbnail'],
  [/Preview(?!Date|App|Settings)/u, 'preview'],
  [/Serial|UniqueID|UniqueCameraID|ImageID$|UploadCode|DeviceID/iu, 'serial-number'],
  [
    /GPS|Latitude|Longitude|Geo(?!metr)|Location(?!Area)|^City|^State|^Province|Country|Sublocation|Destination/iu,
    'gps',
  ],
  [/ICC|ProfileDescription/u, 'colour-profile'],
  [
    /History|DerivedFrom|DocumentID|InstanceID|Ingredients|Pantry|DocumentAncestors|OriginalRawFileName|Version(?:s|ID)$/u,
    'edit-history',
  ],
  [
    /Software|Creator-?Tool|Converter|Firmware|Application|^Producer|ProgramVersion|OriginatingProgram|^Program/iu,
    'software',
  ],
  // How long a shutter was open is a time too, and says nothing of when.
  [/Date|(?<!Exposure|Shutter|Flash)Time(?!Code|r|Scale|Base)|SubSec/u, 'taken-at'],
  [/^Person|^People|^RegionPerson/u, 'person-named'],
  [
    /Artist|Author|Owner|Creator|By-?line|Credit|Copyright|Rights|Photographer|Editor|Writer|Contact|Licensor|(?:User|Account|Nick|First|Last|Full|Given|Family|Display|Company)Name$|Model(?:Release|Age)/iu,
    'author',
  ],
  [/^Make$|Model|HostComputer|Lens(?!Info)|Camera|Device/u, 'device'],
  [
    /Description|Comment|Title|Caption|Keyword|Subject(?!Area|Distance|Location)|Headline|Label|Instructions|Abstract|Category|Annotation|Notes?$|Text|^Name$|(?:Object|Document|Page|File)Name$/iu,
    'comment',
  ],
]
/** Fields whose words a person wrote, beside comments: names of places and of people. */
const SAID = /City|State|Province|Country|Location|Person|AreaInformation|Credit|Contact/iu

/** What a field is by its name, whatever block it stands in. */
export function signOfField(name: string): Sign {
  return BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? 'other-metadata'
}

/** Whether the words of a field were written by somebody, so that they are to be read as a text is. */
export function signOfSaid(name: string): boolean {
  return signOfField(name) === 'comment' || SAID.test(name)
}
