export * from './rules.ts'
export {
  type Area,
  addArea,
  addFacility,
  addTown,
  areasOf,
  changeArea,
  changeFacility,
  changeTown,
  type Facility,
  facilitiesOf,
  forgetPlaces,
  type Gazetteer,
  gazetteer,
  metresFrom,
  type Town,
  townById,
  townsOf,
  withinMetres,
} from './store.ts'
export { citiesIn, type ListedTown, readTowns, TOWN_LISTS, type TownList, townsIn } from './towns.ts'
