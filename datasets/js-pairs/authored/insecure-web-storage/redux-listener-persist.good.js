import { configureStore, createListenerMiddleware, createSlice } from "@reduxjs/toolkit";

const auth = createSlice({
  name: "auth",
  initialState: { user: null, jwt: null },
  reducers: {
    signedIn: (state, { payload }) => ({ ...state, user: payload.user, jwt: payload.jwt }),
    signedOut: () => ({ user: null, jwt: null }),
  },
});

const listener = createListenerMiddleware();
listener.startListening({
  actionCreator: auth.actions.signedIn,
  effect: ({ payload }) => {
    sessionStorage.setItem("last-user", payload.user.name);
    sessionStorage.setItem("signed-in-at", String(Date.now()));
  },
});

export const store = configureStore({
  reducer: { auth: auth.reducer },
  middleware: (defaults) => defaults().prepend(listener.middleware),
});
