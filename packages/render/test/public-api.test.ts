import { expect, test } from 'vitest'

import * as render from '../src/index.js'

test('the package exports this and nothing else', () => {
  expect(Object.keys(render).sort()).toEqual([
    'layOut',
    'levelOf',
    'maskReport',
    'renderHtml',
    'renderJson',
    'renderMany',
    'renderMarkdown',
    'renderSarif',
    'renderText',
    'showHidden',
  ])
})
