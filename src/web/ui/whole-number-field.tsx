/** A field for a whole number. While it is empty or out of range nothing is told to the caller, so that a number can be typed anew. */
import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';

export interface WholeNumberFieldProps extends Omit<TextInputProps, 'value' | 'onChange' | 'type'> {
  readonly min: number;
  readonly max: number;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

export function WholeNumberField({ min, max, value, onChange, onBlur, ...rest }: WholeNumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextInput
      {...rest}
      type="number"
      inputMode="numeric"
      step={1}
      min={min}
      max={max}
      value={typed ?? String(value)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const number = Number(text);
        if (text !== '' && Number.isInteger(number) && number >= min && number <= max) onChange(number);
      }}
      // What cannot be used gives way to what is kept.
      onBlur={(event) => {
        setTyped(null);
        onBlur?.(event);
      }}
    />
  );
}
