export type { Log } from './launch.ts'
export { openServer, type Server, stopServer } from './server.ts'
