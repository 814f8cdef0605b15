export * from './rules.ts'
export {
  type Area,
  addArea,
  addFacility,
  addTown,
  amendPlace,
  areasOf,
  areasOn,
  changeArea,
  changeFacility,
  changeTown,
  type Facility,
  facilitiesOf,
  forgetPlaces,
  type Gazetteer,
  gazetteer,
  metresFrom,
  removePlace,
  type Town,
  townById,
  townsOf,
  withinReach,
} from './store.ts'
export { citiesIn, type ListedTown, readTowns, TOWN_LISTS, type TownList, townsIn } from './towns.ts'
export { ANY_TIME, type Buses, busesOf, TIMES } from './travel/buses.ts'
export { type Feed, readFeed } from './travel/gtfs.ts'
export { type Slopes, slopeBetween, slopesOf } from './travel/slopes.ts'
export { groundOf, groundSources, type PutLine, type PutStop, putLine, putSlope, putStops } from './travel/store.ts'
export {
  areaAt,
  furthest,
  type Goal,
  type Ground,
  type Reach,
  reachBy,
  type Ways,
  waysFrom,
} from './travel/ways.ts'
