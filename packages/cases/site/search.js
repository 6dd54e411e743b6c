/* Narrows the list of cases down while one types or chooses. Without it the list is whole, and the lists by subject do the
   same. It keeps nothing, sends nothing, and writes nothing into the address. */
/* global document */
const form = document.querySelector('[data-search]')
const cases = [...document.querySelectorAll('.cases > li')]
const status = document.querySelector('[data-count]')

function plain(text) {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
}

const words = cases.map((each) => plain(each.dataset.words))

function narrow() {
  const wanted = plain(form.elements.words.value).split(/\s+/u).filter(Boolean)
  const chosen = [...form.querySelectorAll('select')].filter(({ value }) => value !== '')
  let count = 0
  for (const [index, each] of cases.entries()) {
    const fits =
      wanted.every((word) => words[index].includes(word)) &&
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
  form.addEventListener('reset', () => queueMicrotask(narrow))
  // A browser that goes back fills in what stood there.
  narrow()
}
