import type { FastifyInstance } from 'fastify'

/** One route that the server has. */
export interface RegisteredRoute {
  readonly method: string
  readonly path: string
}

/** Everything that the server answers, as its router prints it: nothing that is registered can be missing here. */
export function registeredRoutes(server: FastifyInstance): RegisteredRoute[] {
  const branch: string[] = []
  return server
    .printRoutes()
    .split('\n')
    .flatMap((line) => {
      // Each level of the tree is four characters further in, and adds its piece to the path of the one above.
      const at = line.search(/[^│├└─\s]/)
      if (at === -1) return []
      const [, piece = '', methods = ''] = /^(.*?)(?: \(([A-Z, ]+)\))?$/.exec(line.slice(at)) ?? []
      branch.length = at / 4 - 1
      branch.push(piece)
      const names = methods === '' ? [] : methods.split(', ')
      return names.map((method) => ({ method, path: branch.join('') }))
    })
}
