export { wageCommands } from './commands-wage.ts'
export * from './rules.ts'
export { municipalityByCode, municipalityOf, programmesOn, putSetting, settingHistory, settingsOn } from './store.ts'
