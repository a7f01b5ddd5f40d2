export { mail, readLetter } from './mail.mjs';
export { check, openBrowser, person } from './person.mjs';
export { binary, startServer, until } from './server.mjs';
