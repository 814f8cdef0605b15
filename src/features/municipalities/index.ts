export { chosenOf, commands } from './commands.ts'
export * from './rules.ts'
export { deskDaysOn, programmesOn, putSetting, registered, settingHistory, settingsOn } from './store.ts'
