export { openServer, type Server, stopServer } from './server.ts'
