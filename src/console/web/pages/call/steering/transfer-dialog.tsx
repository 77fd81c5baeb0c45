import { Button, Group, Radio, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { SteeringOptions } from '../../../../routes/steering/schema.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { FormError } from '../../../components/form/form-error.tsx'
import { PhoneNumber } from '../../../components/phone-number.tsx'
import { SafeText } from '../../../components/safe-text.tsx'
import { say } from '../../../components/say.tsx'
import { call } from '../../../texts/en/call.ts'
import { common } from '../../../texts/en/common.ts'
import { steering } from '../data.ts'

const texts = call.steering

interface TransferDialogProps {
  readonly callId: string
  readonly people: SteeringOptions['people']
  readonly onClose: () => void
}

/** Asks who the caller is to be put through to, of the people of the settings. */
export function TransferDialog({ callId, people, onClose }: TransferDialogProps) {
  const [target, setTarget] = useState(people[0]?.name ?? '')
  const put = useMutation({
    mutationFn: () => steering.transfer(callId, { target }),
    onSuccess: () => {
      say(texts.transferring(target))
      onClose()
    },
  })
  return (
    <Dialog title={texts.transferTitle} onClose={onClose}>
      {people.length === 0 ? (
        <Text>{texts.nobody}</Text>
      ) : (
        <Radio.Group label={texts.transferTo} description={texts.transferWords} value={target} onChange={setTarget}>
          <Stack gap="sm" mt="md">
            {people.map((person) => (
              <Radio
                key={person.name}
                value={person.name}
                label={<SafeText>{person.name}</SafeText>}
                description={<PersonFacts person={person} />}
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
      <FormError error={put.error} />
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          {common.cancel}
        </Button>
        {people.length > 0 && (
          <Button loading={put.isPending} onClick={() => put.mutate()}>
            {texts.transfer}
          </Button>
        )}
      </Group>
    </Dialog>
  )
}

function PersonFacts({ person: { about, to, mode } }: { readonly person: SteeringOptions['people'][number] }) {
  return (
    <>
      {about !== null && (
        <>
          <SafeText>{about}</SafeText>
          {'; '}
        </>
      )}
      {to !== null && (
        <>
          <PhoneNumber>{to}</PhoneNumber>
          {'; '}
        </>
      )}
      {texts[mode]}
    </>
  )
}
