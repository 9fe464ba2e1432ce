"""Support vector machines of scikit-learn on the made-up rows of SupportVectorMachineTest."""

import math

import numpy as np
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC, SVR

x = np.array([[math.sin(1.7 * (i + 1) * (j + 1) + 0.3 * j) for j in range(4)] for i in range(120)])
y = 2 * x[:, 0] * x[:, 1] + np.cos(3 * x[:, 2]) + 0.5 * x[:, 3] + 0.1 * np.sin(7.7 * np.arange(120))
inside = x[:, 0] ** 2 + x[:, 1] ** 2 < 0.7
three = np.where(inside, 0, np.where(x[:, 2] > 0.2, 1, 2))
scaled = StandardScaler().fit(x[:90]).transform(x)
train, test = scaled[:90], scaled[90:]
centre, height = y[:90].mean(), y[:90].std()


def exponential(a, b):
    return np.exp(-np.sqrt(0.25 * ((a[:, None] - b[None]) ** 2).sum(-1)))


for name, kernel in {
    "rbf": dict(kernel="rbf", gamma=0.25),
    "linear": dict(kernel="linear"),
    "polynomial": dict(kernel="poly", gamma=0.25, degree=3, coef0=1),
    "sigmoid": dict(kernel="sigmoid", gamma=0.05, coef0=0),
    "exponential": dict(kernel=exponential),
}.items():
    machine = SVR(C=10, epsilon=0.1, tol=1e-6, **kernel).fit(train, (y[:90] - centre) / height)
    print(name, np.round(centre + height * machine.predict(test)[:5], 6))
for classes in (np.minimum(three, 1), three):
    machine = SVC(C=10, gamma=0.25, tol=1e-6, decision_function_shape="ovo")
    print(np.round(machine.fit(train, classes[:90]).decision_function(test)[:5], 6))
