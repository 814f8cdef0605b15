export { chosenOf, commands } from './commands.ts'
export * from './rules.ts'
export {
  deskDaysOn,
  programmesAsked,
  programmesOn,
  putSetting,
  registered,
  settingHistory,
  settingsAsked,
  settingsOn,
  valuesOf,
} from './store.ts'
