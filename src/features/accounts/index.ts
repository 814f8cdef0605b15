export { actorOfToken, createAccount, giveHat } from './actions.ts'
export { hashPassword } from './login/passwords.ts'
export { loginFirst } from './public.ts'
export * from './rules.ts'
export {
  deskStaff,
  draftAsked,
  holding,
  removeDraft,
  saveDraft,
  staffAsked,
  staffList,
  staffOn,
  unseenPairs,
} from './store.ts'
export { partText, ROLE_TEXT } from './text.ts'
