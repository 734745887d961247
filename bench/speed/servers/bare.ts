// The fastest that Node can be: it sends the same bytes whatever is asked. The argument is their number.
import { createServer } from 'node:http'

const length = Number(process.argv[2])
const bytes = Buffer.alloc(length, ' ')
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': length })
  response.end(bytes)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address !== null && typeof address === 'object') process.stdout.write(`listening at http://127.0.0.1:${address.port}\n`)
})
