/** An attribute of a component; its value is always a literal string. */
export interface Attribute {
  readonly required: boolean;
  readonly describe: string;
}

export interface Component {
  readonly describe: string;
  readonly attributes: Readonly<Record<string, Attribute>>;
}

/** The components that an article in MDX may place; there are no others, and they hold nothing. */
export const components: Readonly<Record<string, Component>> = {
  Sample: {
    describe: 'Regions of a sample, side by side.',
    attributes: {
      id: { required: true, describe: 'Id of the sample.' },
      region: {
        required: false,
        describe: 'Ids of the regions to show, separated by blanks; all of them when left out.',
      },
    },
  },
  Measured: {
    describe: 'What our own lab measured of a sample, from the newest run that holds it.',
    attributes: {
      metric: { required: true, describe: 'What was measured, such as build-cold.' },
      sample: { required: true, describe: 'Id of the sample.' },
    },
  },
  Rows: {
    describe: 'Rows of the comparison’s matrix.',
    attributes: {
      features: { required: true, describe: 'One to six ids of features, separated by blanks.' },
    },
  },
};
