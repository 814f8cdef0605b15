export { chosenOf, commands } from './commands.ts'
export * from './rules.ts'
export {
  deskDaysOn,
  type ProgrammeTold,
  programmesAsked,
  programmesOn,
  programmesTold,
  putSetting,
  registered,
  settingHistory,
  settingsAsked,
  settingsOn,
  valuesOf,
} from './store.ts'
