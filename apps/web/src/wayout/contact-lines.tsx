import type { Contact } from '@telltale/wayout'
import type { Guide } from './asks.js'

const WAYS = ['phone', 'phoneAbroad', 'text', 'email', 'web', 'app', 'post'] as const
const NUMBER = /^[+\d][\d ()/.-]{1,30}$/u

/**
 * How one can be reached. Addresses are text and no links: nobody should follow one by mistake, from a device that may be
 * watched.
 *
 * @param canCall - A number can be called by a tap: for emergencies.
 */
export function ContactLines({
  contact,
  words,
  canCall = false,
}: {
  readonly contact: Contact
  readonly words: Guide['words']
  readonly canCall?: boolean
}) {
  return (
    <>
      {WAYS.map((way) => {
        const value = contact[way]
        if (value === undefined) return null
        const [before = '', after = ''] = (words[`contact.${way}`] ?? '{value}').split('{value}')
        const isNumber = canCall && way === 'phone' && NUMBER.test(value)
        return (
          <p key={way} class="contact">
            {before}
            {isNumber ? (
              <a class="primary call" href={`tel:${value.replace(/[^+\d]/gu, '')}`}>
                {value}
              </a>
            ) : (
              <bdi class="address">{value}</bdi>
            )}
            {after}
          </p>
        )
      })}
    </>
  )
}
