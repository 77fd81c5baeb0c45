import type { Chance } from './random.ts'

/** What comes of a call that is made up. */
export type Scenario = 'answers' | 'unanswered' | 'transfer' | 'message' | 'action' | 'emergency' | 'silent' | 'refused'

const shares: readonly (readonly [Scenario, number])[] = [
  ...([
    ['answers', 52],
    ['unanswered', 12],
    ['transfer', 12],
    ['message', 9],
    ['action', 4],
  ] as const),
  ...([
    ['emergency', 0.4],
    ['silent', 8],
    ['refused', 2.6],
  ] as const),
]

export function chooseScenario(chance: Chance): Scenario {
  return chance.weighted(shares)
}

/** How many questions a caller asks before that. */
export function countQuestions(scenario: Scenario, chance: Chance): number {
  switch (scenario) {
    case 'answers':
      return chance.weighted([
        [1, 60],
        [2, 25],
        [3, 10],
        [4, 3],
        [6, 2],
      ])
    case 'unanswered':
    case 'transfer':
    case 'message':
    case 'action':
      return chance.weighted([
        [0, 60],
        [1, 30],
        [2, 10],
      ])
    case 'emergency':
    case 'silent':
    case 'refused':
      return 0
  }
}
