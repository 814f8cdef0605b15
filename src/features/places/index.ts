export * from './rules.ts'
export {
  type Area,
  addArea,
  addFacility,
  addTown,
  areasOf,
  type Facility,
  facilitiesOf,
  type Gazetteer,
  gazetteer,
  metresFrom,
  type Town,
  townById,
  townsOf,
  withinMetres,
} from './store.ts'
