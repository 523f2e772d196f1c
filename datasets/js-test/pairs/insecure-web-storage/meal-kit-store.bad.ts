import { combineReducers, configureStore, createSlice, type PayloadAction } from '@reduxjs/toolkit';
import { FLUSH, PAUSE, PERSIST, PURGE, REGISTER, REHYDRATE, persistReducer, persistStore } from 'redux-persist';
import storage from 'redux-persist/lib/storage';

const account = createSlice({
  name: 'account',
  initialState: { bearer: '', refresh: '', email: '' },
  reducers: {
    signedIn: (state, action: PayloadAction<{ bearer: string; refresh: string; email: string }>) => action.payload,
    signedOut: () => ({ bearer: '', refresh: '', email: '' }),
  },
});

const basket = createSlice({
  name: 'basket',
  initialState: { kits: [] as { id: string; portions: number }[] },
  reducers: {
    kitAdded: (state, action: PayloadAction<{ id: string; portions: number }>) => {
      state.kits.push(action.payload);
    },
  },
});

const diet = createSlice({
  name: 'diet',
  initialState: { vegetarian: false, calories: 2000 },
  reducers: {
    vegetarianSet: (state, action: PayloadAction<boolean>) => {
      state.vegetarian = action.payload;
    },
  },
});

const reducer = combineReducers({ account: account.reducer, basket: basket.reducer, diet: diet.reducer });

export const store = configureStore({
  reducer: persistReducer(
    {
      key: 'mealkit',
      version: 3,
      storage,
      blacklist: ['diet'],
    },
    reducer,
  ),
  middleware: (defaults) =>
    defaults({ serializableCheck: { ignoredActions: [FLUSH, REHYDRATE, PAUSE, PERSIST, PURGE, REGISTER] } }),
});

export const persistor = persistStore(store);
export const { signedIn, signedOut } = account.actions;
