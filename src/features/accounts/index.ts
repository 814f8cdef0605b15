export { actorOfToken, createAccount, giveHat } from './actions.ts'
export { draftAsked, removeDraft, saveDraft } from './drafts/store.ts'
export { accountsOnlyOf } from './erasing/store.ts'
export { cookieOfSession } from './login/arrival.ts'
export { hashOf, randomToken } from './login/logins.ts'
export { hashPassword } from './login/passwords.ts'
export { derived, forgotten, issueOnce, takeOnce } from './login/single.ts'
export { askToEnter, askToSet } from './passkeys/actions.ts'
export { nameIn, nameRefusal } from './passkeys/forms.ts'
export { PASSKEYS } from './passkeys/rules.ts'
export { passkeysOf } from './passkeys/store.ts'
export { PASSKEY_MISSING, PASSKEY_TEXT } from './passkeys/text.ts'
export { askedReply, passkeyPart, saidReply } from './passkeys/views.ts'
export { loginFirst } from './public.ts'
export {
  addResidentAccount,
  beginResident,
  cutResident,
  endOwnSessions,
  moveHat,
  type ResidentIn,
  residentOfToken,
  wearHere,
} from './residents/actions.ts'
export { enterResident, removeResidentPasskey, setResidentPasskey } from './residents/passkeys.ts'
export { isResident, ownSessions } from './residents/store.ts'
export * from './rules.ts'
export { deskStaff, holding, staffAsked, staffList, staffOn } from './store.ts'
export { partText, ROLE_TEXT } from './text.ts'
