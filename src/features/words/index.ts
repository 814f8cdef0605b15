export { formsOf, LEXICON, type Lexicon, lexiconWith } from './lexicon.ts'
export { insertWord, ownWords } from './store.ts'
