import { accountsToCompare } from '../accounts-to-compare.js'
import type { CaseRecord, CaseSource, Claim } from '../case-record.js'
import { compareAccounts } from '../compare-accounts.js'
import { joinWords, textFor } from '../sentences.js'
import { html, type Markup } from './markup.js'
import type { Site } from './site.js'

/** @returns Two accounts of a case side by side, claim by claim; undefined when there is one only. */
export function sideBySide(record: CaseRecord, site: Site): Markup | undefined {
  const { say, wording } = site
  const pair = accountsToCompare(record)
  const compared = pair === undefined ? undefined : compareAccounts(record, ...pair)
  if (compared === undefined) return undefined
  const { first, second, sameOrigins, both, onlyFirst, onlySecond, firstDisputes, secondDisputes, elsewhere, neither } =
    compared
  const contested = record.claims.filter(({ id }) =>
    [...firstDisputes, ...secondDisputes].some(({ claim }) => claim.id === id),
  )
  const row = (claim: Claim): Markup =>
    html`<tr>
      <th scope="row">
        <a href="#claim-${claim.id}">${record.claims.indexOf(claim) + 1}</a> ${textFor(claim.says, wording)}
      </th>
      <td>${stanceOf(claim, first, site)}</td>
      <td>${stanceOf(claim, second, site)}</td>
    </tr>`
  const group = (key: string, claims: readonly Claim[]): Markup | undefined =>
    claims.length === 0
      ? undefined
      : html`<tbody>
          <tr class="group">
            <th scope="rowgroup" colspan="3">${say(key)}</th>
          </tr>
          ${claims.map(row)}
        </tbody>`
  return html`<p>
      ${
        sameOrigins.length === 0
          ? say('compare.no-origin')
          : say('compare.one-origin', {
              who: joinWords(
                sameOrigins.map(({ who }) => textFor(who, wording)),
                wording,
              ),
            })
      }
    </p>
    <div class="scrolls" role="group" aria-label="${say('compare.title')}" tabindex="0">
      <table class="beside">
        <thead>
          <tr>
            <th scope="col">${say('site.claim')}</th>
            <th scope="col"><bdi>${first.publisher}</bdi></th>
            <th scope="col"><bdi>${second.publisher}</bdi></th>
          </tr>
        </thead>
        ${group('site.compare.contested', contested)} ${group('compare.both', both)}
        ${group('site.compare.only-first', onlyFirst)} ${group('site.compare.only-second', onlySecond)}
        ${group('compare.elsewhere', elsewhere)}
      </table>
    </div>
    ${
      neither.length === 0
        ? undefined
        : html`<p>
            ${say('site.compare.neither', {
              what: joinWords([...new Set(neither.map(({ what }) => say(`gap.${what}`)))], wording),
            })}
            <a href="#gaps">${say('label.gaps')}</a>
          </p>`
    }`
}

/** What a source does with a claim, in a word, and why where it says so. */
function stanceOf(claim: Claim, source: CaseSource, { say, wording }: Site): Markup {
  const stances = claim.stances.filter((each) => each.source === source.id)
  if (stances.length === 0) return html`<span class="soft">${say('stance.silent')}</span>`
  return html`${stances.map(
    ({ stance, note }) =>
      html`<p class="stance ${stance}">
        <strong>${say(`stance.${stance}`)}</strong
        >${note === undefined ? undefined : html`<br />${textFor(note, wording)}`}
      </p>`,
  )}`
}
