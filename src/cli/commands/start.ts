import { Command } from 'commander'

/** `frontdesk start`: what `npm start` does. */
export function startCommand(): Command {
  return new Command('start').description('answer calls until stopped, as the settings say').action(async () => {
    // Loaded only when wanted: the other verbs start without the whole program.
    const { start } = await import('../../program.ts')
    await start()
  })
}
