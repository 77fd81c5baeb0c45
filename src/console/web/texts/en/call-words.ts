/** What calls are called, wherever they are shown. */
export const callWords = {
  outcomes: {
    emergency: 'Emergency',
    transferred: 'Put through',
    message: 'Message left',
    done: 'Done',
    answered: 'Answered',
    unanswered: 'No answer found',
    abandoned: 'Said nothing',
    refused: 'Not let in',
  },
  endings: {
    caller: 'The caller hung up',
    assistant: 'The assistant hung up',
    refused: 'The call was not let in',
    limit: 'Ended at its limit',
    transferred: 'The person hung up',
    operator: 'Ended from the console',
    swept: 'The carrier never told how it ended',
  },
  /** Up to where the delay of an answer is told. */
  stages: {
    search: 'Documents searched',
    firstToken: 'First word of the model',
    firstSentence: 'First words said',
    carrier: 'On the line',
    whole: 'Whole answer made',
  },
  lines: { webhook: 'Webhook line', relay: 'Relay line' },
  live: 'Live',
  test: 'Test',
  caller: 'Caller',
  assistant: 'Assistant',
  summing: 'Being summed up',
  turns: (count: number) => (count === 1 ? '1 turn' : `${count} turns`),
  problems: (count: number) => (count === 1 ? '1 problem' : `${count} problems`),
  callFrom: (who: string) => `Call from ${who}`,
}
