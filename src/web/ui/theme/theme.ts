/** Mantine in our colours and sizes. Its own dimmed texts, light variants and default shades fail AA, so they are mapped to the tokens. */
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const accent: MantineColorsTuple = [
  '#edf2ff',
  '#dbe4ff',
  '#bac8ff',
  '#91a7ff',
  '#748ffc',
  '#5579f2',
  '#3f66e8',
  '#2f5be0',
  '#1d4ed8',
  '#1a45bf',
];

export const theme = createTheme({
  primaryColor: 'accent',
  colors: { accent },
  primaryShade: { light: 8, dark: 7 },
  fontFamily: 'Inter, system-ui, -apple-system, "Segoe UI", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  defaultRadius: '6px',
  cursorType: 'pointer',
  respectReducedMotion: true,
  // Plain objects instead of `Modal.extend(…)`: the parts themselves are fetched with the page that uses them.
  components: {
    Button: {
      vars: () => ({ root: { '--button-height': '30px', '--button-fz': '13px', '--button-padding-x': '12px' } }),
      defaultProps: { variant: 'default' },
    },
    Input: { vars: () => ({ wrapper: { '--input-height': '32px', '--input-fz': '13px' } }) },
    InputWrapper: {
      vars: () => ({
        label: { '--input-label-size': '13px' },
        error: {},
        success: {},
        description: { '--input-description-size': '12px' },
      }),
    },
    Tooltip: {
      defaultProps: { openDelay: 250, withArrow: false, multiline: true, maw: 340, events: { hover: true, focus: true, touch: true } },
    },
    Menu: {
      defaultProps: { shadow: 'md', position: 'bottom-start', transitionProps: { duration: 0 }, withInitialFocusPlaceholder: false },
    },
    // Inside the main landmark of the page, so that overlays belong to it.
    Portal: { defaultProps: { target: '#overlays' } },
    Modal: {
      defaultProps: { transitionProps: { duration: 100 }, overlayProps: { backgroundOpacity: 0.4 }, centered: false, yOffset: '8vh' },
    },
  },
});

const shared = {
  '--mantine-color-body': 'var(--page)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--mute)',
  '--mantine-color-placeholder': 'var(--mute)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-default': 'var(--page)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-disabled': 'var(--hover)',
  '--mantine-color-disabled-color': 'var(--mute)',
  '--mantine-color-disabled-border': 'var(--line)',
};

export const resolveVariables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
