import { testQueueMode } from './queueMode.mjs';

testQueueMode('2.41.1');
