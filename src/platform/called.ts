/** How a command is called here: an installation on a server (ops/yui, ops/*.service) says so itself. */
export const YUI = process.env['CALLED_AS'] === 'yui' ? 'yui' : 'npx yui'
