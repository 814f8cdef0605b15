export { builtInWords, type Lexicon, type Words, wordsWith } from './lexicon/lexicon.ts'
export { bareWord, fieldsGuessed, fieldsOf, fieldsOfSituation, mixedWord } from './lexicon/meant.ts'
export { formsOf } from './lexicon/verbs.ts'
export { insertWord, ownWords } from './store.ts'
