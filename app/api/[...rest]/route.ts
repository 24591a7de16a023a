// An unknown interface address answers in JSON: a rendered page here would not have passed the proxy.
const unknown = () => Response.json({ error: 'not-found' }, { status: 404 })

export { unknown as DELETE, unknown as GET, unknown as PATCH, unknown as POST, unknown as PUT }
