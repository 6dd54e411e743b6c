/* Narrows the list of cases down while one types or chooses. Without it the list is whole, and the lists by subject do the
   same. It keeps nothing, sends nothing, and writes nothing into the address. */
/* global document, setTimeout */
const form = document.querySelector('[data-search]')
const cases = [...document.querySelectorAll('.cases > li')]
const status = document.querySelector('[data-count]')

function plain(text) {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
}

/* A word, or what begins with it; where a script has no spaces, anywhere. */
function isAmong(word, all) {
  return /[\u2e80-\ua4cf]/u.test(word) ? all.includes(word) : ` ${all}`.includes(` ${word}`)
}

const words = cases.map((each) => plain(each.dataset.words))

function narrow() {
  const wanted = plain(form.elements.words.value).split(' ').filter(Boolean)
  const chosen = [...form.querySelectorAll('select')].filter(({ value }) => value !== '')
  let count = 0
  for (const [index, each] of cases.entries()) {
    const fits =
      wanted.every((word) => isAmong(word, words[index])) &&
      chosen.every(({ name, value }) => each.dataset[name].split(' ').includes(value))
    each.hidden = !fits
    if (fits) count += 1
  }
  const sentence = count === 0 ? status.dataset.none : count === 1 ? status.dataset.countOne : status.dataset.count
  status.textContent = sentence.replace('{count}', String(count))
}

if (form !== null) {
  form.hidden = false
  form.addEventListener('input', narrow)
  form.addEventListener('submit', (event) => event.preventDefault())
  // Told before the fields are empty.
  form.addEventListener('reset', () => setTimeout(narrow))
  // A browser that goes back fills in what stood there.
  narrow()
}
