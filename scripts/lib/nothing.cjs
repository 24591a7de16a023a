// Stands in for server-only and client-only outside of Next: importing them does nothing.
module.exports = {}
