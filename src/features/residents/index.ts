import './happenings.ts'

export { addAddress } from './join/store.ts'
export { enterAs, entryOf, entryOver, type Passed, takePassed } from './sign-in/actions.ts'
export { codeHash, isCode, newCode } from './sign-in/code.ts'
export { enterFirst, orOwn, residentIn } from './sign-in/pages.ts'
export { answerWish } from './wishes/actions.ts'
