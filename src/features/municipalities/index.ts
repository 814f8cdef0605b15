export { chosenOf, commands } from './commands.ts'
export * from './rules.ts'
export { programmesOn, putSetting, registered, settingHistory, settingsOn } from './store.ts'
