// What a reviewer would say anyway, said by a machine. Formatting is Prettier's; this file is about meaning.
import regexp from 'eslint-plugin-regexp'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'

/**
 * Who may import whom: left may import right, nothing else. `test/layers.test.ts` holds the same table against the files
 * and the workspaces; here it is said while you type.
 */
const LAYERS = {
  'packages/model': { may: [], why: 'model is the words everyone shares; it imports nothing.' },
  'packages/classifier': {
    may: ['@telltale/model'],
    why: 'classifier turns words into scores by weights that it is given; it imports the model only.',
  },
  'packages/engine': {
    may: ['@telltale/model', '@telltale/classifier'],
    why: 'engine takes a Reading and a pack as data; it imports the model and the classifier only.',
  },
  'packages/readers': {
    may: ['@telltale/model', 'postal-mime', 'papaparse', 'saxes', 'htmlparser2', '@kenjiuno/msgreader', 'unpdf'],
    why: 'readers turn text into a Reading; what happens to it is not their business.',
  },
  'packages/host': {
    may: ['@telltale/model', '@telltale/readers', 'jschardet'],
    why: 'host is what every host needs and none has by itself: no Node, no browser.',
  },
  'packages/render': {
    may: ['@telltale/model', 'get-east-asian-width'],
    why: 'render turns a Report into a string; it must not know how the report came about.',
  },
  'packages/second-reader': {
    may: ['@telltale/model'],
    why: 'second-reader writes questions and holds answers to the text; whoever sends them is the host.',
  },
  'packages/cases': {
    may: ['@telltale/model', '@noble/hashes/legacy.js'],
    why: 'cases holds published claims against each other; it takes readings and reports as data.',
  },
  'packages/wayout': {
    may: ['@telltale/model'],
    why: 'wayout turns answers and a report into a plan; it sends nothing and knows no host.',
  },
  'packages/exposure': {
    may: [
      '@telltale/model',
      '@telltale/classifier',
      '@telltale/engine',
      '@scure/bip39',
      '@scure/bip39/wordlists/english.js',
      '@scure/bip39/wordlists/simplified-chinese.js',
      '@scure/bip39/wordlists/traditional-chinese.js',
      'ibantools',
      'libphonenumber-js/max',
      'stdnum',
    ],
    why: 'exposure says what a posting gives away; it takes words and sightings as data.',
  },
  'packages/telltale': {
    may: ['@telltale/model', '@telltale/engine', '@telltale/readers', '@telltale/render', '@telltale/packs'],
    why: 'telltale puts the isolated packages together and adds no host.',
  },
}

/** Things of a host that the isolated packages must not know, each with what to do instead. */
const HOST_GLOBALS = {
  console: 'Nothing is logged here: return a notice, or throw a TelltaleError.',
  process: 'These packages run in a browser too. Let the host read it and hand it over.',
  Buffer: 'These packages run in a browser too. Use Uint8Array.',
  require: 'Import statically, and only what the layers allow.',
  fetch: 'Nothing is ever sent or fetched. Let the caller hand the data over.',
  XMLHttpRequest: 'Nothing is ever sent or fetched.',
  WebSocket: 'Nothing is ever sent or fetched.',
  EventSource: 'Nothing is ever sent or fetched.',
  navigator: 'These packages run without a browser too. Let the host ask and hand it over.',
  window: 'These packages run without a browser too.',
  document: 'These packages run without a browser too. Make a string.',
  localStorage: 'Nothing is stored. Storage is a host’s business.',
  sessionStorage: 'Nothing is stored. Storage is a host’s business.',
  indexedDB: 'Nothing is stored. Storage is a host’s business.',
  setTimeout: 'A stage is a pure function: it does not wait.',
  setInterval: 'A stage is a pure function: it does not wait.',
  performance: 'The same input must give the same report; a clock would change it.',
  crypto: 'The same input must give the same report; chance would change it.',
  Intl: 'Its tables differ between machines, and so would the report.',
}

const SAME_EVERYWHERE = [
  {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: 'The same input must give the same report: no chance.',
  },
  {
    selector: 'MemberExpression[object.name="Date"][property.name="now"]',
    message: 'The same input must give the same report: no clock.',
  },
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'The same input must give the same report: no clock.',
  },
  {
    selector: 'MemberExpression[property.name=/^(localeCompare|toLocale\\w+)$/]',
    message: 'Its answer depends on the machine, and so would the report. Compare code units, or write it out.',
  },
]

const BOUNDED_CALLS = [
  {
    selector: 'CallExpression[callee.property.name=/^(?:push|unshift)$/] > SpreadElement',
    message:
      'Each element becomes an argument, and a call fails that gets some hundred thousand. Use addAll of the model.',
  },
]

/**
 * One public function a file, and the file named for it, so that whoever looks for a function knows the file. Three cases
 * stand apart: several short functions of one verb may share the file of that verb (`say-advice.ts`: `sayNow`, `sayNext`), small
 * ones of one subject a file with its name in the plural (`gaps.ts`), and a file named for a type may hold the function that
 * makes it (`lexicon.ts`: `Lexicon`, `buildLexicon`).
 */
const oneFunctionAFile = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      second: 'A file has one public function; give "{{name}}" a file of its own, or keep it private.',
      name: 'The file is named for its public function: call it "{{wanted}}.ts".',
    },
  },
  create(context) {
    const functions = new Map()
    const others = new Set()
    const plain = (name) => name.replaceAll('-', '').toLowerCase()
    return {
      ExportNamedDeclaration({ declaration }) {
        if (declaration?.type === 'FunctionDeclaration' || declaration?.type === 'TSDeclareFunction')
          functions.set(declaration.id.name, declaration.id)
        else if (declaration?.id) others.add(plain(declaration.id.name))
      },
      'Program:exit'() {
        const file = context.filename.split(/[\\/]/u).at(-1).replace(/\.ts$/u, '')
        const [verb] = file.split('-')
        const names = [...functions.keys()]
        if (names.length === 0 || file.endsWith('s') || others.has(plain(file))) return
        if (names.length === 1) {
          if (plain(names[0]).includes(plain(file))) return
          const wanted = names[0].replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)
          context.report({ node: functions.get(names[0]), messageId: 'name', data: { wanted } })
        } else if (!names.every((name) => plain(name).startsWith(verb))) {
          for (const name of names.slice(1))
            context.report({ node: functions.get(name), messageId: 'second', data: { name } })
        }
      },
    }
  },
}

/** Slips that neither TypeScript nor its lint rules look for. */
const MISTAKES = {
  'for-direction': 'error',
  'no-async-promise-executor': 'error',
  'no-cond-assign': ['error', 'except-parens'],
  'no-constant-condition': ['error', { checkLoops: 'allExceptWhileTrue' }],
  'no-empty': 'error',
  'no-eval': 'error',
  'no-fallthrough': 'error',
  'no-loss-of-precision': 'error',
  'no-misleading-character-class': 'error',
  'no-new-func': 'error',
  'no-param-reassign': ['error', { props: false }],
  'no-self-compare': 'error',
  'no-sparse-arrays': 'error',
  'no-template-curly-in-string': 'error',
  'no-unmodified-loop-condition': 'error',
  'no-unsafe-finally': 'error',
  'no-useless-rename': 'error',
  'no-var': 'error',
  'object-shorthand': 'error',
  'prefer-const': 'error',
}

const TYPESCRIPT = ['**/*.ts', '**/*.tsx']

const only = (names) => names.map((name) => name.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&')).join('|')

/** One block for each isolated package: imports by an allow-list, so that a new dependency is a decision. */
const layers = Object.entries(LAYERS).map(([folder, { may, why }]) => ({
  files: [`${folder}/src/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          { regex: may.length === 0 ? '^[^.]' : `^(?!(?:${only(may)})$)[^.]`, message: why },
          { regex: '(^|/)(dist|test)/', message: 'Import the package by its name, not its insides.' },
        ],
      },
    ],
  },
}))

/** Stages look back on the way, never ahead; `analyse.ts` alone knows the whole order. */
const STAGES = ['normalise', 'detect', 'reason', 'explain']
const stages = STAGES.map((stage, index) => ({
  files: [`packages/engine/src/${stage}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          { regex: '^(?!@telltale/(?:model|classifier)$)[^.]', message: LAYERS['packages/engine'].why },
          ...STAGES.slice(index + 1).map((later) => ({
            regex: `/${later}/`,
            message: `${stage} comes before ${later} and must not know it; analyse.ts puts them in order.`,
          })),
          { regex: '/(analyse|index)\\.js$', message: 'A stage does not know who calls it.' },
        ],
      },
    ],
  },
}))

export default defineConfig(
  { ignores: ['**/dist/', '**/node_modules/', 'coverage/', 'corpus/', 'tmp/', 'packages/readers/fixtures/*/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { rules: MISTAKES },
  regexp.configs['flat/recommended'],
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: TYPESCRIPT })),
  ...tseslint.configs.stylisticTypeChecked.map((config) => ({ ...config, files: TYPESCRIPT })),
  {
    files: TYPESCRIPT,
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'no-console': 'error',
      eqeqeq: 'error',
      // A count in a sentence is plain as `${count}`; anything else must be made a string on purpose.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `(error) => reject(error)` says what it does; a block around it would say no more.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Work that may one day wait answers with a promise today, so that its callers need not change.
      '@typescript-eslint/require-await': 'off',
      // `isX ? a++ : b++` is one decision on one line; TypeScript sees to it that nothing is dropped by mistake.
      '@typescript-eslint/no-unused-expressions': ['error', { allowTernary: true, allowShortCircuit: true }],
      // Taking a text apart into code points is what folding and counting letters means here.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // Words of a pack and cells of a table are looked up by text, and TypeScript asks for brackets there
      // (noPropertyAccessFromIndexSignature); the rule would ask for the opposite.
      '@typescript-eslint/dot-notation': 'off',
      // `||` where an empty text is as good as none is meant, and reads as such.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
    },
  },
  {
    // User text meets these: no regular expression may take more than linear time, even where it is only possible.
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'certain' }],
      // `[0-9]` and `\d`, `[a-z0-9_]` and `\w`: whichever says what is meant. The short forms say "word character"
      // where "letter, digit or underscore of a handle" is meant.
      'regexp/prefer-d': 'off',
      'regexp/prefer-w': 'off',
      // Ranges in the order of the Unicode table, with what they are, are easier to check than sorted ones.
      'regexp/no-obscure-range': 'off',
    },
  },
  {
    files: ['packages/*/src/**/*.ts'],
    ignores: ['**/*.d.ts'],
    plugins: { telltale: { rules: { 'one-function-a-file': oneFunctionAFile } } },
    rules: { 'telltale/one-function-a-file': 'error' },
  },
  {
    files: ['{packages,apps}/*/src/**/*.{ts,tsx}'],
    rules: { 'no-restricted-syntax': ['error', ...BOUNDED_CALLS] },
  },
  {
    files: Object.keys(LAYERS).map((folder) => `${folder}/src/**/*.ts`),
    rules: {
      'no-restricted-globals': ['error', ...Object.entries(HOST_GLOBALS).map(([name, message]) => ({ name, message }))],
      'no-restricted-syntax': ['error', ...BOUNDED_CALLS, ...SAME_EVERYWHERE],
    },
  },
  ...layers,
  ...stages,
  {
    // Tests are checked as one project, against the sources.
    files: ['test/**/*.ts', '*/test/**/*.ts', '*/*/test/**/*.ts', 'vitest.config.ts'],
    languageOptions: {
      parserOptions: { projectService: false, project: './tsconfig.tests.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // What a program prints is parsed and then asserted; the cast says what is about to be checked.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      // A test looks at one thing it has just put there.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Hostile text is what tests are made of.
      'no-irregular-whitespace': 'off',
      'regexp/no-super-linear-backtracking': 'off',
      'regexp/no-super-linear-move': 'off',
    },
  },
  {
    // The trainer is a program that a person starts and reads.
    files: ['training/src/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    // Programs a person starts: plain JavaScript on Node, with a terminal to write to.
    files: ['**/*.js', '**/*.mjs'],
    rules: { 'no-undef': 'error', 'no-unused-vars': 'error' },
    languageOptions: {
      globals: {
        console: 'readonly',
        process: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        performance: 'readonly',
      },
    },
  },
)
