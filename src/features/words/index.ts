export { builtInWords, type Lexicon, type Words, wordsWith } from './lexicon.ts'
export { fieldsOf, mixedWord } from './meant.ts'
export { insertWord, ownWords } from './store.ts'
export { formsOf } from './verbs.ts'
