export { actorOfToken, createAccount, giveHat } from './actions.ts'
export { draftAsked, removeDraft, saveDraft } from './drafts/store.ts'
export { accountsOnlyOf } from './erasing/store.ts'
export { cookieOfSession } from './login/arrival.ts'
export { hashOf, randomToken } from './login/logins.ts'
export { hashPassword } from './login/passwords.ts'
export { loginFirst } from './public.ts'
export {
  addResidentAccount,
  beginResident,
  endOwnSessions,
  moveHat,
  type ResidentIn,
  residentOfToken,
  wearHere,
} from './residents/actions.ts'
export { isResident, ownSessions } from './residents/store.ts'
export * from './rules.ts'
export { deskStaff, holding, staffAsked, staffList, staffOn } from './store.ts'
export { partText, ROLE_TEXT } from './text.ts'
